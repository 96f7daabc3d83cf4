package io.perennial.sandbox.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Server;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Plays the service that panels ask, and keeps what it was asked. */
public final class FakeService implements Handler, AutoCloseable {

  /** The one that opens it. */
  public static final String TOKEN = "prn_kept_from_browsers";

  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final Server server;

  private FakeService() {
    server = Server.start(0, InstantSource.system(), Duration.ZERO, this);
  }

  /** Begins to listen. */
  public static FakeService start() {
    return new FakeService();
  }

  public URI url() {
    return server.url();
  }

  /** As an admin enters it. */
  public Service entered() {
    return new Service(url(), TOKEN);
  }

  /** In the order in which they came. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public String kind(Call call) {
    return call.method();
  }

  @Override
  public Answer answer(Call call) {
    calls.add(call);
    return call.path().equals("/moved")
        ? Answer.empty(302).with("Location", "http://evil.example/")
        : Answer.json(200, Map.of("known", true));
  }

  @Override
  public void close() {
    server.close();
  }
}
