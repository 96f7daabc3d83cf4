package io.perennial.serve.api;

import io.perennial.console.context.ApiProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which hosts' pages may ask with a browser: those that are configured, and no others. */
final class KnownOrigins {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private KnownOrigins() {}

  static CorsFilter filter(List<String> origins) {
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    for (ApiDoor door : ApiDoor.all()) {
      CorsConfiguration allowed = new CorsConfiguration();
      allowed.setAllowedOrigins(origins);
      allowed.setAllowedMethods(door.methods());
      allowed.setAllowedHeaders(
          List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_NONE_MATCH));
      allowed.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER));
      allowed.setMaxAge(REMEMBERED);
      source.registerCorsConfiguration(door.path(), allowed);
    }
    CorsFilter filter = new CorsFilter(source);
    filter.setCorsProcessor(new Telling());
    return filter;
  }

  /** Says why, and what to do. */
  private static final class Telling extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
      response
          .getBody()
          .write(
              ApiProblem.of(
                      "origin",
                      HttpStatus.FORBIDDEN,
                      "Pages of that host may not ask",
                      "The call comes from a page of a host that is not configured.",
                      "Add the host to perennial.api.origins.")
                  .json()
                  .getBytes(StandardCharsets.UTF_8));
      response.flush();
    }
  }
}
