package io.perennial.serve.api;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.perennial.access.ApiToken;
import io.perennial.console.context.ApiProblem;
import io.perennial.console.context.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through who sends a live token ({@code Authorization: Bearer prn_…}, RFC 6750), and not more
 * often than agreed.
 *
 * <p>A filter and not Spring Security: of its chain we would need one header's reading, and have to
 * switch off sessions, forms, forgery tokens and its own headers for pages that have none of them.
 * What is delicate, randomness and hashing, is the JDK's, the limit Resilience4j's, other origins
 * are Spring's {@code CorsFilter}'s.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/=-]{1,200})");
  private static final String MEND =
      "Make a token with: perennial token create --name NAME --scope context";

  private final LiveTokens tokens;
  private final RateLimiterRegistry limits;

  TokenFilter(LiveTokens tokens, int callsPerSecond) {
    this.tokens = tokens;
    this.limits =
        RateLimiterRegistry.of(
            RateLimiterConfig.custom()
                .limitForPeriod(callsPerSecond)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ApiDoor door = ApiDoor.of(request.getServletPath()).orElseThrow();
    if (!door.methods().contains(request.getMethod())) {
      String methods = String.join(", ", door.methods());
      response.setHeader(HttpHeaders.ALLOW, methods);
      refuse(
          response,
          ApiProblem.of(
              "method",
              HttpStatus.METHOD_NOT_ALLOWED,
              "Not by that method",
              "What is answered here is %s.".formatted(methods),
              null));
      return;
    }
    Optional<ApiToken> token;
    try {
      token = token(request);
    } catch (DataAccessException silent) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(LiveTokens.FRESH.toSeconds()));
      refuse(
          response,
          ApiProblem.of(
              "store-down",
              HttpStatus.SERVICE_UNAVAILABLE,
              "The store does not answer",
              "Perennial runs, but its database does not answer.",
              "Ask again in a few seconds; /health tells more."));
      return;
    }
    if (token.isEmpty()) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"perennial\"");
      refuse(
          response,
          ApiProblem.of(
              "token",
              HttpStatus.UNAUTHORIZED,
              "No token that is good",
              "The call carries no token, or one that is unknown, has expired or was revoked.",
              MEND));
      return;
    }
    answer(door, token.get(), request, response, chain);
  }

  private void answer(
      ApiDoor door,
      ApiToken token,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (!limits.rateLimiter(String.valueOf(token.id())).acquirePermission()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      refuse(
          response,
          ApiProblem.of(
              "too-many",
              HttpStatus.TOO_MANY_REQUESTS,
              "Too many calls",
              "This token has made its calls of this second.",
              "Ask again in a second, or raise perennial.api.calls-per-second."));
      return;
    }
    if (!token.scopes().contains(door.scope())) {
      String scope = door.scope().word();
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          "Bearer realm=\"perennial\", error=\"insufficient_scope\", scope=\"%s\""
              .formatted(scope));
      refuse(
          response,
          ApiProblem.of(
              "scope",
              HttpStatus.FORBIDDEN,
              "The token does not open this",
              "It lacks the scope %s.".formatted(scope),
              MEND + (scope.equals("context") ? "" : "," + scope)));
      return;
    }
    // to be asked for anew each time; who has the answer still is told so, and sent nothing
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    request.setAttribute(Caller.ATTRIBUTE, new Caller(token.name(), token.scopes()));
    chain.doFilter(request, response);
  }

  private Optional<ApiToken> token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
    return bearer.matches() ? tokens.of(bearer.group(1)) : Optional.empty();
  }

  static void refuse(HttpServletResponse response, ApiProblem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
  }
}
