package io.perennial.connector.hook;

import io.perennial.connector.install.InstallFile;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Understands a vendor's webhooks and sets them up.
 *
 * <p>An event is a hint and never the truth: of it only the keys of records are believed, and the
 * records are read again. An event that is lost costs time, because reading forward brings the
 * record, too.
 */
public interface Hooks {

  /**
   * Judges one call. Pure: asks nobody and keeps nothing, so that the answer may be given at once.
   *
   * <p>The signature is compared in constant time, over the body's bytes as they came. A repeated
   * call is accepted again: telling that its event is known is the caller's work.
   *
   * @param secrets any of them may have signed, so that one can take another's place
   * @param now a call that was signed more than {@link HookSignature#TOLERANCE} before or after is
   *     refused
   */
  HookOutcome read(HookCall call, Collection<String> secrets, Instant now);

  /**
   * Makes the endpoint at the vendor, or repairs it; called when an operator asks for it. A second
   * call changes nothing.
   *
   * @param address where the vendor is to call us, for example {@code
   *     https://hooks.acme.example/hooks/stripe}
   * @param kept endpoints whose secrets we hold; one that is not among them, or has another secret
   *     by now, gets us its secret again, by whatever the vendor has for it
   * @param doubted whether calls came in that none of these secrets had signed: where the vendor
   *     does not show a secret that may have been reset, the endpoint is made anew
   * @throws io.perennial.connector.ConnectorException if the vendor cannot be reached or locks us
   *     out
   */
  HookInstallation install(URI address, Collection<HookEndpoint> kept, boolean doubted);

  /** The same as files for whoever does it by hand; asks nobody and opens no socket. */
  List<InstallFile> print(URI address);
}
