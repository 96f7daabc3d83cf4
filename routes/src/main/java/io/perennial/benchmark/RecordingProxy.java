package io.perennial.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the product and one system and writes down what is said. */
final class RecordingProxy implements AutoCloseable {

  private static final Set<String> KEPT_HEADERS =
      Set.of("authorization", "content-type", "accept", "stripe-version");
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "host", "upgrade", "expect");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String system;
  private final URI upstream;
  private final Recording recording;
  private final HttpServer server;

  RecordingProxy(String system, URI upstream, Recording recording) throws IOException {
    this.system = system;
    this.upstream = upstream;
    this.recording = recording;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestURI().toString();
      Map<String, String> headers = new TreeMap<>();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(upstream + target))
              .method(
                  exchange.getRequestMethod(),
                  body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> forward(name, values, headers, request));
      int index =
          recording.began(
              system,
              exchange.getRequestMethod(),
              target,
              headers,
              new String(body, StandardCharsets.UTF_8));
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      recording.ended(
          index, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
      reply(exchange, answer);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forward(
      String name, List<String> values, Map<String, String> headers, HttpRequest.Builder request) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!OF_THE_CONNECTION.contains(lower)) {
      request.header(name, values.get(0));
    }
    if (KEPT_HEADERS.contains(lower)) {
      headers.put(lower, values.get(0));
    }
  }

  /** Addresses of the system in the answer become ours, so that all further calls come by. */
  private void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OF_THE_CONNECTION.contains(lower) && !lower.equals("date")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body =
        new String(answer.body(), StandardCharsets.ISO_8859_1)
            .replace(upstream.toString(), url().toString())
            .getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
