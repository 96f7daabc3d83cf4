package io.perennial.trace;

import io.opentelemetry.api.trace.Tracer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A span for each step of a route that has a name of its own. */
final class StepSpans implements InterceptStrategy {

  private final Tracer tracer;

  StepSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
    return definition instanceof ProcessDefinition step
            && ((OptionalIdentifiedDefinition<?>) step).hasCustomIdAssigned()
        ? new Step(target, step.getId())
        : target;
  }

  private final class Step extends DelegateAsyncProcessor {

    private final String name;

    Step(Processor target, String name) {
      super(target);
      this.name = name;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      WorkSpan span = WorkSpan.begin(tracer, name, exchange);
      return super.process(
          exchange,
          doneSync -> {
            span.end(exchange);
            callback.done(doneSync);
          });
    }
  }
}
