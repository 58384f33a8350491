/** The lines of an answer as they come, without their line feeds. Nothing else ends a line: a text may hold any other separator. */
export async function* answerLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of parts) {
    const [first = '', ...lines] = decoder.decode(part, { stream: true }).split('\n')
    rest += first
    for (const line of lines) {
      yield rest
      rest = line
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
