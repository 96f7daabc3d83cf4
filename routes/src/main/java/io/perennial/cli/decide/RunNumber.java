package io.perennial.cli.decide;

import io.perennial.cli.terminal.OurNumber;

/** The number of a run. */
final class RunNumber extends OurNumber {

  RunNumber() {
    super("a run: perennial status and the first page of the console show it");
  }
}
