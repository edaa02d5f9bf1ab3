/** A set of whole numbers from 0 up to a limit, one bit each. Memory of ranges never touched is not used. */
export class BitSet {
  private readonly bytes: Uint8Array;

  constructor(limit: number) {
    this.bytes = new Uint8Array(Math.ceil(limit / 8));
  }

  has(value: number): boolean {
    return ((this.bytes[value >> 3] as number) & (1 << (value & 7))) !== 0;
  }

  /** False when it was there already. */
  add(value: number): boolean {
    const index = value >> 3;
    const bit = 1 << (value & 7);
    const before = this.bytes[index] as number;
    this.bytes[index] = before | bit;
    return (before & bit) === 0;
  }

  delete(value: number): void {
    const index = value >> 3;
    this.bytes[index] = (this.bytes[index] as number) & ~(1 << (value & 7));
  }
}
