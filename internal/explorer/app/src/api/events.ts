/** One event of a stream (text/event-stream): its name and its data. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads events from text that comes in pieces. It gives the events that are whole now; what
 * follows stays for the next piece.
 */
export class EventReader {
  private rest = '';

  read(piece: string): StreamEvent[] {
    const blocks = (this.rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter((event) => event !== null);
  }
}

/** The events of an answer, until it ends or breaks. */
export async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<StreamEvent> {
  const events = new EventReader();
  const pieces = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) yield* events.read(piece.value);
}

function eventOf(block: string): StreamEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') name = value!;
    if (field === 'data') data.push(value!);
  }
  return name === 'message' && data.length === 0 ? null : { name, data: data.join('\n') };
}
