package io.perennial.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.perennial.settings.Installation;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Traces, if somebody collects them; otherwise nothing of all this exists. */
@Configuration(proxyBeanMethods = false)
@Conditional(TraceConfiguration.Wanted.class)
class TraceConfiguration {

  /** Whether a collector is configured. */
  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return TraceSettings.of(context.getEnvironment()).isPresent();
    }
  }

  /** Spans are sent in the background; what is left is sent when the program ends. */
  @Bean(destroyMethod = "close")
  SdkTracerProvider tracerProvider(Environment environment) {
    TraceSettings settings = TraceSettings.of(environment).orElseThrow();
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.collector() + "/v1/traces")
            .setHeaders(settings::headers)
            .build();
    return SdkTracerProvider.builder()
        .setResource(
            Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "perennial")))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  @Bean
  Tracer tracer(SdkTracerProvider provider) {
    return provider.get("io.perennial");
  }

  @Bean
  RoutePolicyFactory routeSpans(Tracer tracer) {
    RouteSpans spans = new RouteSpans(tracer);
    return (context, routeId, route) -> spans;
  }

  @Bean
  InterceptStrategy stepSpans(Tracer tracer) {
    return new StepSpans(tracer);
  }

  @Bean
  CallSpans callSpans(Tracer tracer, Installation installation) {
    return new CallSpans(tracer, installation);
  }
}
