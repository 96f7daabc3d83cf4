package io.perennial.console.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perennial.console.Company;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A page that plays Zendesk: it shows the app in a frame, stands for the framework's client, and
 * has a proxy that puts the secure setting in, for listed hosts alone.
 */
final class ZendeskHost implements AutoCloseable {

  private static final Path APP = Path.of("config/zendesk/app");
  private static final String SDK =
      "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js";
  private static final String ADDRESS = "https://perennial.example.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Company company;
  private volatile String token;
  private volatile boolean down;

  ZendeskHost(Company company, String token) {
    this.company = company;
    this.token = token;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> send(exchange, 200, "text/html", HOST_PAGE));
    server.createContext("/app/", this::asset);
    server.createContext("/zaf_sdk.js", exchange -> send(exchange, 200, "text/javascript", CLIENT));
    server.createContext("/proxy", this::proxy);
    server.start();
  }

  /** The installation's secure setting. */
  void token(String text) {
    token = text;
  }

  /** Whether nobody answers behind the proxy. */
  void down(boolean silent) {
    down = silent;
  }

  URI page() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void asset(HttpExchange exchange) throws IOException {
    Path file = APP.resolve(exchange.getRequestURI().getPath().substring("/app/".length()));
    String type =
        file.toString().endsWith(".js")
            ? "text/javascript"
            : file.toString().endsWith(".css") ? "text/css" : "text/html";
    send(exchange, 200, type, Files.readString(file).replace(SDK, "/zaf_sdk.js"));
  }

  private void proxy(HttpExchange exchange) throws IOException {
    JsonNode options = JSON.readTree(exchange.getRequestBody());
    String url = options.path("url").asText();
    boolean listed = false;
    for (JsonNode host :
        JSON.readTree(Files.readString(APP.resolve("manifest.json"))).path("domainWhitelist")) {
      listed |= URI.create(url).getHost().equals(host.asText());
    }
    if (down || !listed || !options.path("secure").asBoolean()) {
      answer(exchange, 502, "<html>Bad gateway</html>");
      return;
    }
    HttpResponse<String> answer =
        company.send(
            HttpRequest.newBuilder(company.uri(url.substring(ADDRESS.length())))
                .header(
                    "Authorization",
                    options
                        .path("headers")
                        .path("Authorization")
                        .asText()
                        .replace("{{setting.token}}", token))
                .build());
    answer(exchange, answer.statusCode(), answer.body());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    send(
        exchange,
        200,
        "application/json",
        JSON.writeValueAsString(Map.of("status", status, "body", body)));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().put("Content-Type", List.of(type + ";charset=UTF-8"));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What it shows is said by {@code host.data} and {@code host.location}, before {@code go()}. */
  private static final String HOST_PAGE =
      """
      <!doctype html><title>Ticket</title><link rel="icon" href="data:,">
      <body style="margin:0"><script>
      window.host = { location: 'ticket_sidebar', data: {}, listeners: {}, invoked: [],
        request: async (options) => {
          const got = await (await fetch('/proxy', { method: 'POST', body: JSON.stringify(options) })).json();
          if (got.status === 200) return JSON.parse(got.body);
          throw { status: got.status, responseText: got.body };
        },
        fire: (name) => window.host.listeners[name] && window.host.listeners[name]() };
      window.go = (width, height) => {
        const frame = document.createElement('iframe');
        frame.style = 'border:0;display:block;width:' + width + 'px;height:' + height + 'px';
        frame.src = '/app/assets/panel.html';
        document.body.append(frame);
      };
      </script>
      """;

  private static final String CLIENT =
      """
      window.ZAFClient = { init() {
        const host = window.parent.host;
        return {
          on(name, listener) {
            host.listeners[name] = listener;
            if (name === 'app.registered') setTimeout(() => listener({ context: { location: host.location } }), 0);
          },
          metadata: async () => ({ settings: { address: 'https://perennial.example.com/' } }),
          get: async (names) => {
            const got = { errors: {} };
            [].concat(names).forEach((name) => { got[name] = host.data[name]; });
            return got;
          },
          invoke: async (...call) => { host.invoked.push(call); },
          request: (options) => host.request(options),
        };
      } };
      """;
}
