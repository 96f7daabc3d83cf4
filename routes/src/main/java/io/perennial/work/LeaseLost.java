package io.perennial.work;

/** Someone else holds the lease by now: what was about to be committed is theirs to do again. */
public final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseLost(Lease lease) {
    super("the lease %s (fence %d) is held by another".formatted(lease.name(), lease.fence()));
  }
}
