type Fault = { offset: number; message: string }
type Scan = { fault: Fault | null; doubles: { name: string; offset: number }[] }
type Frame = { kind: 'object' | 'array'; names: Set<string> }
type Wanted = 'value' | 'first-value' | 'name' | 'first-name' | 'separator' | 'nothing'

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\n\r]*/y
const MAX_DOUBLES = 100

/**
 * Walks a JSON text (RFC 8259) once, without recursion, and says where it stops being JSON or passes a bound. Needed since
 * `JSON.parse` words its errors in another way in each version of Node, and says nothing of depth or doubled members.
 */
export class JsonScanner {
  private at = 0
  private values = 0
  private readonly open: Frame[] = []
  private readonly doubles: Scan['doubles'] = []

  private readonly text: string
  private readonly bounds: { depth: number; values: number }

  constructor(text: string, bounds: { depth: number; values: number }) {
    this.text = text
    this.bounds = bounds
  }

  scan(): Scan {
    let wanted: Wanted | Fault = 'value'
    while (typeof wanted === 'string') {
      this.skipSpace()
      if (wanted === 'nothing' && this.at >= this.text.length) return { fault: null, doubles: this.doubles }
      wanted = this.step(wanted)
    }
    return { fault: wanted, doubles: this.doubles }
  }

  private step(wanted: Wanted): Wanted | Fault {
    const char = this.text[this.at]
    if (wanted === 'nothing') return this.fault('nothing may follow the end of the document')
    if (wanted === 'separator') return this.separator(char)
    if (wanted === 'name' || wanted === 'first-name') {
      if (char === '}' && wanted === 'first-name') return this.close()
      return char === '"'
        ? this.name()
        : this.fault(
            wanted === 'name'
              ? 'a member name in quotes was expected'
              : 'a member name in quotes, or "}", was expected',
          )
    }
    if (char === ']' && wanted === 'first-value') return this.close()
    return this.value(char)
  }

  private value(char: string | undefined): Wanted | Fault {
    this.values += 1
    if (this.values > this.bounds.values)
      return this.fault(`more than ${this.bounds.values.toLocaleString('en')} values`)
    if (char === '{' || char === '[') return this.openFrame(char === '{' ? 'object' : 'array')
    if (char === '"') return this.string() ?? this.after()
    LITERAL.lastIndex = this.at
    const literal = LITERAL.exec(this.text)
    if (literal === null || literal[0] === '') return this.fault('a value was expected')
    this.at += literal[0].length
    return this.after()
  }

  private openFrame(kind: Frame['kind']): Wanted | Fault {
    if (this.open.length >= this.bounds.depth) return this.fault(`nested deeper than ${this.bounds.depth} levels`)
    this.open.push({ kind, names: new Set() })
    this.at += 1
    return kind === 'object' ? 'first-name' : 'first-value'
  }

  private close(): Wanted {
    this.open.pop()
    this.at += 1
    return this.after()
  }

  private after(): Wanted {
    return this.open.length === 0 ? 'nothing' : 'separator'
  }

  private separator(char: string | undefined): Wanted | Fault {
    const frame = this.open.at(-1)
    const end = frame?.kind === 'object' ? '}' : ']'
    if (char === end) return this.close()
    if (char !== ',') return this.fault(`"," or "${end}" was expected`)
    this.at += 1
    return frame?.kind === 'object' ? 'name' : 'value'
  }

  private name(): Wanted | Fault {
    const start = this.at
    const fault = this.string()
    if (fault !== null) return fault
    this.noteName(this.text.slice(start + 1, this.at - 1), start)
    this.skipSpace()
    if (this.text[this.at] !== ':') return this.fault('":" was expected')
    this.at += 1
    return 'value'
  }

  private noteName(name: string, offset: number): void {
    const names = this.open.at(-1)?.names
    if (names?.has(name) && this.doubles.length < MAX_DOUBLES) this.doubles.push({ name: name.slice(0, 80), offset })
    names?.add(name)
  }

  /** Moves past a string; null, or the fault in it. */
  private string(): Fault | null {
    for (let index = this.at + 1; index < this.text.length; index += 1) {
      const code = this.text.charCodeAt(index)
      if (code === 0x22) {
        this.at = index + 1
        return null
      }
      if (code < 0x20) return this.faultAt(index, 'a control character in a text is written as an escape')
      if (code !== 0x5c) continue
      const form = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y
      form.lastIndex = index + 1
      const found = form.exec(this.text)
      if (found === null) return this.faultAt(index, 'this is no escape of JSON')
      index += found[0].length
    }
    return this.fault('this text is never closed')
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at
    this.at += SPACE.exec(this.text)?.[0].length ?? 0
  }

  private fault(message: string): Fault {
    return this.faultAt(this.at, message)
  }

  private faultAt(offset: number, message: string): Fault {
    const found =
      offset >= this.text.length
        ? 'the end of the document'
        : `"${this.text.slice(offset, offset + 12).split(/[\r\n]/)[0]}"`
    return { offset, message: `${message}; found ${found}.` }
  }
}
