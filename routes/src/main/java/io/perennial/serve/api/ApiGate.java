package io.perennial.serve.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Keeps everything but the API from those who come by its listener: pages and other paths are for
 * this machine alone. It tells the way by the listener itself, not by a port or a header.
 */
public final class ApiGate extends ValveBase {

  private static final String OUTSIDE = ApiGate.class.getName();

  private final Connector listener;

  ApiGate(Connector listener) {
    super(true);
    this.listener = listener;
  }

  /** Whether a request came by the API's listener and was let through. */
  public static boolean passed(ServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(OUTSIDE));
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (request.getConnector() == listener) {
      if (ApiDoor.of(request.getRequestURI()).isEmpty()) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      request.setAttribute(OUTSIDE, true);
    }
    getNext().invoke(request, response);
  }
}
