package io.perennial.sandbox.engine;

/** Somebody listens at the port already. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port, Throwable cause) {
    super("port %d is taken".formatted(port), cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
