package io.perennial.cli.data;

import io.perennial.cli.terminal.OurNumber;

/** Our number of a customer; a system's key is none. */
final class CustomerNumber extends OurNumber {

  CustomerNumber() {
    super("a customer: it stands at the end of the address of its page in the console");
  }
}
