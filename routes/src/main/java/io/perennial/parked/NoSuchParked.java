package io.perennial.parked;

/** Somebody asks for a connection, code or record that is not there; the message names what is. */
public final class NoSuchParked extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchParked(String message) {
    super(message);
  }
}
