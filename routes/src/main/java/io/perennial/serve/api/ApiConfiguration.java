package io.perennial.serve.api;

import io.perennial.access.ApiSettings;
import io.perennial.access.ApiTokens;
import io.perennial.settings.OperatorSettings;
import java.time.Clock;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;

/** The API's door. Without settings it is open to callers on this machine that have a token. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

  /** After those that every request passes. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  static ApiSettings apiSettings(OperatorSettings settings) {
    return ApiSettings.of(settings);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> apiListener(ApiSettings settings) {
    return factory ->
        settings.listener().map(ApiListener::new).ifPresent(made -> made.customize(factory));
  }

  /** Before the tokens: a browser asks without one whether it may ask. */
  @Bean
  FilterRegistrationBean<CorsFilter> knownOrigins(ApiSettings settings) {
    FilterRegistrationBean<CorsFilter> filter =
        new FilterRegistrationBean<>(KnownOrigins.filter(settings.origins()));
    filter.addUrlPatterns(ApiDoor.paths());
    filter.setOrder(FIRST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<TokenFilter> tokenFilter(
      ApiSettings settings, ApiTokens tokens, Clock clock) {
    FilterRegistrationBean<TokenFilter> filter =
        new FilterRegistrationBean<>(
            new TokenFilter(new LiveTokens(tokens, clock), settings.callsPerSecond()));
    filter.addUrlPatterns(ApiDoor.paths());
    filter.setOrder(FIRST + 1);
    return filter;
  }
}
