const WINDOW_MS = 5_000;

/** How fast bytes go, over the last five seconds. */
export class Speed {
  private readonly marks: { readonly time: number; readonly bytes: number }[] = [];

  /** Takes note of `bytes` sent in all; returns bytes a second. */
  at(bytes: number, time = performance.now()): number {
    this.marks.push({ time, bytes });
    while (this.marks.length > 2 && time - (this.marks[0]?.time ?? time) > WINDOW_MS) {
      this.marks.shift();
    }
    const first = this.marks[0];
    const seconds = first === undefined ? 0 : (time - first.time) / 1000;
    return first === undefined || seconds < 0.2 ? 0 : Math.max(0, (bytes - first.bytes) / seconds);
  }
}
