package io.perennial.sandbox.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * One look-alike listening on loopback.
 *
 * <p>WireMock is only the HTTP engine: a single stub takes every call and hands it on, so that all
 * state lives in the {@link Handler}.
 */
public final class Server implements AutoCloseable {

  private static final int THREADS = 64;
  private static final int HEADER_LIMIT_BYTES = 16_384; // Salesforce's own: more answers 431

  private final WireMockServer server;
  private final Faults faults;
  private final Journal journal;

  private Server(WireMockServer server, Faults faults, Journal journal) {
    this.server = server;
    this.faults = faults;
    this.journal = journal;
  }

  /**
   * Starts to listen on 127.0.0.1.
   *
   * @param port 0 takes a free one
   * @param clock tells the time of answers
   * @param latency added to every call, as a network would; zero for none
   * @throws PortTakenException if somebody listens there already
   */
  public static Server start(int port, InstantSource clock, Duration latency, Handler handler) {
    Faults faults = new Faults();
    Journal journal = new Journal();
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .port(port)
            .containerThreads(THREADS)
            .jettyHeaderRequestSize(HEADER_LIMIT_BYTES)
            .jettyStopTimeout(1L)
            .http2PlainDisabled(true)
            .gzipDisabled(true)
            .disableRequestJournal()
            .stubRequestLoggingDisabled(true)
            .extensionScanningEnabled(false)
            .extensions(new Dispatch(handler, faults, journal, clock, latency));
    WireMockServer server = new WireMockServer(options);
    try {
      server.start();
    } catch (FatalStartupException failed) {
      if (port != 0 && taken(failed)) {
        throw new PortTakenException(port, failed);
      }
      throw failed;
    }
    server.stubFor(any(anyUrl()).willReturn(WireMock.ok()));
    return new Server(server, faults, journal);
  }

  private static boolean taken(Throwable failed) {
    Throwable cause = failed;
    while (cause != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /** Where it listens, without a trailing slash. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public Faults faults() {
    return faults;
  }

  public Journal journal() {
    return journal;
  }

  /** A second call does nothing: a test may switch a system off before its end. */
  @Override
  public void close() {
    if (server.isRunning()) {
      server.stop();
    }
  }
}
