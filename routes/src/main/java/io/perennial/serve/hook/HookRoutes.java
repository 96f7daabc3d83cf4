package io.perennial.serve.hook;

import io.perennial.hook.HookSettings;
import io.perennial.serve.hook.HookConfiguration.Listening;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import org.apache.camel.builder.RouteBuilder;

/**
 * What systems call: one route for each connection that can, named {@code hook-stripe-eu}, on a
 * listener that serves nothing else. Whatever comes to another path gets 404.
 */
final class HookRoutes extends RouteBuilder {

  /** Events are a few kilobytes long. */
  static final int LARGEST_BODY = 1 << 20;

  private static final String SENDERS = "hookSenders";

  private final Listening listening;
  private final Installation installation;
  private final HookStep step;

  HookRoutes(Listening listening, Installation installation, HookStep step) {
    this.listening = listening;
    this.installation = installation;
    this.step = step;
  }

  @Override
  public void configure() {
    if (listening.settings().isEmpty()) {
      return;
    }
    getContext().getRegistry().bind(SENDERS, new Senders.Factory());
    for (Connected connected : installation.connections()) {
      if (connected.connector().hooks().isPresent()) {
        hook(listening.settings().get(), connected);
      }
    }
  }

  private void hook(HookSettings settings, Connected connected) {
    // spotless:off
    from(endpoint(settings, connected))
        .routeId("hook-" + connected.name())
        .process(exchange -> step.take(connected, exchange));   // verify, note, answer; asks nobody
    // spotless:on
  }

  private static String endpoint(HookSettings settings, Connected connected) {
    return ("netty-http:http://%s:%d%s?httpMethodRestrict=POST&muteException=true"
            + "&chunkedMaxContentLength=%d&decoders=#%s")
        .formatted(
            settings.address().contains(":")
                ? "[%s]".formatted(settings.address())
                : settings.address(),
            settings.port(),
            HookSettings.path(connected.name()),
            LARGEST_BODY,
            SENDERS);
  }
}
