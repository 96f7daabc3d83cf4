package io.perennial.alert.tell;

/** Takes messages for people. */
interface Receiver {

  /** Stands in the store beside what it was told, for example {@code webhook}. */
  String name();

  /**
   * Hands a message over; may be called again with the same after a failure.
   *
   * @throws NotTaken if the receiver did not say that it has it
   */
  void take(Message message) throws NotTaken;

  /** Why a message was not taken, and what mends it; shows neither addresses nor secrets. */
  final class NotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    NotTaken(String why) {
      super(why);
    }
  }
}
