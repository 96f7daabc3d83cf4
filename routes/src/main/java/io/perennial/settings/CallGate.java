package io.perennial.settings;

import java.util.OptionalLong;

/** Decides whether a connection may make another call. Safe for many threads. */
public interface CallGate {

  /** For connections that are only looked at. */
  CallGate OPEN =
      new CallGate() {
        @Override
        public void permit() {}

        @Override
        public void roomToRead() {}

        @Override
        public void roomToWrite(int calls) {}

        @Override
        public void told(long left, long total) {}

        @Override
        public OptionalLong left() {
          return OptionalLong.empty();
        }

        @Override
        public void settle() {}
      };

  /**
   * Before each call.
   *
   * @throws io.perennial.connector.ConnectorException if no call may be made now
   */
  void permit();

  /**
   * Before a page is fetched.
   *
   * @throws io.perennial.connector.ConnectorException if what is left is for writing
   */
  void roomToRead();

  /**
   * Before a batch is intended.
   *
   * @param calls what it may cost
   * @throws io.perennial.connector.ConnectorException if there is not so much left
   */
  void roomToWrite(int calls);

  /** The vendor told what is left of its calls of 24 hours, whoever made the others. */
  void told(long left, long total);

  /** Calls that we may still make; empty if the vendor has no quota of a day. */
  OptionalLong left();

  /** Gives back what was set aside and not used. */
  void settle();
}
