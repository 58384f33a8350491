import { createTransport } from 'nodemailer'

/** A letter in plain text. */
export type Letter = { to: string; subject: string; text: string }

/** Sends a letter through the SMTP server at `smtpUrl`; rejects with the server's words. Waits at most 20 seconds. */
export async function sendMail(smtpUrl: string, from: string, letter: Letter): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  try {
    await transport.sendMail({ from, ...letter })
  } finally {
    transport.close()
  }
}
