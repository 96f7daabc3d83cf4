package io.perennial.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.perennial.connector.ConnectorException;
import io.perennial.routes.failure.Failing;
import io.perennial.turn.Turn;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a turn's work while it goes on, in one thread. Says which connection and stream it is
 * about and by which code it failed, never what was read or written.
 */
record WorkSpan(Span span, Scope scope) {

  @SuppressWarnings("MustBeClosedChecker") // in end: work begins and ends in two callbacks
  static WorkSpan begin(Tracer tracer, String name, Exchange exchange) {
    SpanBuilder builder = tracer.spanBuilder(name);
    Object body = exchange.getMessage().getBody();
    if (body instanceof Turn turn) {
      builder.setAttribute("perennial.run", turn.run());
      builder.setAttribute("perennial.verb", turn.request().verb());
    } else if (body instanceof Failing work) {
      builder.setAttribute("perennial.run", work.turn().run());
      builder.setAttribute("perennial.connection", work.connected().name().value());
      builder.setAttribute("perennial.stream", work.stream());
    }
    Span span = builder.startSpan();
    return new WorkSpan(span, span.makeCurrent());
  }

  void end(Exchange exchange) {
    Exception failure = exchange.getException();
    if (failure == null) {
      failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, code(failure));
    }
    scope.close();
    span.end();
  }

  /** A message may quote a customer; a code does not. */
  private static String code(@Nullable Exception failure) {
    return failure instanceof ConnectorException refused
        ? refused.code()
        : String.valueOf(failure == null ? null : failure.getClass().getSimpleName());
  }
}
