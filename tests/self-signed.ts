import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate that nobody vouches for, for one name, and its key: made anew each time, so that no key lies about. */
export function selfSigned(name: string): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(Buffer.from('06082a8648ce3d040302', 'hex')) // ecdsa-with-SHA256
  const commonName = der(0x0c, Buffer.from(name))
  const subject = sequence(der(0x31, sequence(Buffer.concat([Buffer.from('0603550403', 'hex'), commonName]))))
  const validity = sequence(Buffer.concat(['200101000000Z', '490101000000Z'].map((at) => der(0x17, Buffer.from(at)))))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const told = sequence(Buffer.concat([der(0x02, Buffer.of(1)), algorithm, subject, validity, subject, spki]))
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', told, privateKey)]))
  const whole = sequence(Buffer.concat([told, algorithm, signature])).toString('base64')
  const lines = whole.match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

function sequence(content: Buffer): Buffer {
  return der(0x30, content)
}

/** One value in DER (X.690 §8.1): tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
