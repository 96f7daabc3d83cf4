package io.perennial.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.perennial.connector.call.OutsideCall;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import java.util.concurrent.TimeUnit;

/** The leaves: one span for each request to an outside system, with method, host and status. */
final class CallSpans {

  private static final int FIRST_REFUSAL = 400;

  private final Tracer tracer;

  CallSpans(Tracer tracer, Installation installation) {
    this.tracer = tracer;
    for (Connected connected : installation.connections()) {
      String name = connected.name().value();
      connected.meter().watch(call -> ended(name, call));
    }
  }

  /** The request has ended already: its span begins in the past. Outside a turn there is none. */
  private void ended(String connection, OutsideCall call) {
    if (!Span.current().getSpanContext().isValid()) {
      return;
    }
    long end = TimeUnit.MILLISECONDS.toNanos(now());
    Span span =
        tracer
            .spanBuilder(call.method())
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(end - call.took().toNanos(), TimeUnit.NANOSECONDS)
            .setAttribute("perennial.connection", connection)
            .setAttribute("http.request.method", call.method())
            .setAttribute("server.address", call.host())
            .startSpan();
    if (call.status() != OutsideCall.UNANSWERED) {
      span.setAttribute("http.response.status_code", call.status());
    }
    if (call.status() == OutsideCall.UNANSWERED || call.status() >= FIRST_REFUSAL) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(end, TimeUnit.NANOSECONDS);
  }

  /** Spans have the time of the wall: those of other programs stand beside them. */
  private static long now() {
    return System.currentTimeMillis();
  }
}
