package io.perennial.serve;

import io.perennial.serve.api.ApiGate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only those who call us by a loopback name: a stranger's page whose name was made to point
 * at this machine (DNS rebinding) calls us by its own. Not asked of those who come by the API's
 * listener: they name it as their network does, and need a token.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class LoopbackHosts extends OncePerRequestFilter {

  private static final int MISDIRECTED = 421;
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ApiGate.passed(request) || known(request.getHeader("Host"))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(MISDIRECTED);
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .println("Perennial answers only on this machine: open http://127.0.0.1 with its port.");
  }

  private static boolean known(@Nullable String host) {
    return host != null
        && NAMES.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""));
  }
}
