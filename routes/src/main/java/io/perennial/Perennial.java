package io.perennial;

import io.perennial.cli.Verbs;

/** Where the program begins. */
public final class Perennial {

  private Perennial() {}

  public static void main(String[] args) {
    System.exit(Verbs.run(args));
  }
}
