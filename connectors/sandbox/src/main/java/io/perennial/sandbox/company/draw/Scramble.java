package io.perennial.sandbox.company.draw;

import java.util.OptionalInt;

/**
 * Gives records keys that look like keys: neighbours have nothing in common, and the way back is
 * arithmetic.
 *
 * <p>Keys have five digits of base 62, upper and lower case, so that a system which ignores case
 * confuses some of them.
 */
public final class Scramble {

  /** Length of a key. */
  public static final int LENGTH = 5;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final long BASE = DIGITS.length();
  private static final long SPACE = 916_132_832; // 62 to the power of 5
  private static final long FACTOR = 387_420_489; // odd and no multiple of 31
  private static final long BACK = inverse();

  private final long shift;

  /**
   * Keys of one kind.
   *
   * @param shift makes kinds differ from each other
   */
  public Scramble(long shift) {
    this.shift = Math.floorMod(shift, SPACE);
  }

  /** The key of a record. */
  public String key(int index) {
    long rest = (index * FACTOR + shift) % SPACE;
    char[] key = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      key[i] = DIGITS.charAt((int) (rest % BASE));
      rest /= BASE;
    }
    return new String(key);
  }

  /** The record of a key; empty if there is none below the size. */
  public OptionalInt index(String key, int size) {
    long number = 0;
    for (int i = 0; i < key.length(); i++) {
      int digit = DIGITS.indexOf(key.charAt(i));
      if (digit < 0) {
        return OptionalInt.empty();
      }
      number = number * BASE + digit;
    }
    long index = Math.floorMod(number - shift, SPACE) * BACK % SPACE;
    return key.length() == LENGTH && index < size
        ? OptionalInt.of((int) index)
        : OptionalInt.empty();
  }

  private static long inverse() {
    long old = FACTOR;
    long now = SPACE;
    long oldPart = 1;
    long part = 0;
    while (now != 0) {
      long quotient = old / now;
      long next = old - quotient * now;
      old = now;
      now = next;
      long nextPart = oldPart - quotient * part;
      oldPart = part;
      part = nextPart;
    }
    return Math.floorMod(oldPart, SPACE);
  }
}
