package io.perennial.benchmark;

import io.perennial.benchmark.Call.Phase;
import io.perennial.benchmark.Call.Taken;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fastest honest program: makes the product's calls again and does nothing with the answers.
 *
 * <p>It has as many calls under way as the product may have, obeys 429 as the product does, and
 * makes a call as soon as the answers are there that the call needs, in the product's order. One
 * thread decides, the JDK's client does the rest.
 */
final class BareClient {

  /** Calls at once to one system: the product's own limit. */
  static final int AT_ONCE = 4;

  private static final Pattern TOKEN = Pattern.compile("\"access_token\" ?: ?\"([^\"]+)\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_=+/-]+");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, URI> systems;
  private final List<Call> calls;
  private final Set<Integer> wanted = new HashSet<>();
  private final Map<Integer, String> answers = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  /** Calls whose kept connection the server had closed: they are sent once more. */
  private final Set<Integer> lost = new HashSet<>();

  private final LongAdder bytes = new LongAdder();

  /**
   * A program for one run.
   *
   * @param systems where each system is
   * @param calls in the order of their indexes
   */
  BareClient(Map<String, URI> systems, List<Call> calls) {
    this.systems = Map.copyOf(systems);
    this.calls = List.copyOf(calls);
    calls.forEach(call -> call.taken().forEach(taken -> wanted.add(taken.from())));
  }

  /**
   * What it took.
   *
   * @param bytes of all answers
   */
  record Result(Duration time, int calls, long bytes) {}

  private record Answer(int index, int status, String body, Duration retryAfter) {}

  /**
   * Makes all calls.
   *
   * @throws IllegalStateException if one is answered otherwise than the product's was
   */
  Result run() throws InterruptedException {
    long start = System.nanoTime();
    for (Phase phase : Phase.values()) {
      run(phase);
    }
    return new Result(Duration.ofNanos(System.nanoTime() - start), calls.size(), bytes.sum());
  }

  private void run(Phase phase) throws InterruptedException {
    Map<Integer, Integer> waitsFor = new HashMap<>();
    Map<Integer, List<Integer>> waiters = new HashMap<>();
    Map<String, Queue<Integer>> ready = new HashMap<>();
    Map<String, Integer> underWay = new HashMap<>();
    int open = 0;
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).phase() == phase) {
        open++;
        int needed = 0;
        for (int other : calls.get(i).after()) {
          if (calls.get(other).phase() == phase) {
            waiters.computeIfAbsent(other, key -> new ArrayList<>()).add(i);
            needed++;
          }
        }
        waitsFor.put(i, needed);
        if (needed == 0) {
          ready.computeIfAbsent(calls.get(i).system(), key -> new PriorityQueue<>()).add(i);
        }
      }
    }
    BlockingQueue<Answer> answered = new LinkedBlockingQueue<>();
    while (open > 0) {
      ready.forEach(
          (system, queue) -> {
            while (!queue.isEmpty() && underWay.getOrDefault(system, 0) < AT_ONCE) {
              underWay.merge(system, 1, Integer::sum);
              send(queue.remove(), answered);
            }
          });
      Answer answer = answered.take();
      Call call = calls.get(answer.index);
      underWay.merge(call.system(), -1, Integer::sum);
      if (answer.status == 429 || (answer.status == 0 && lost.add(answer.index))) {
        TimeUnit.NANOSECONDS.sleep(answer.retryAfter.toNanos());
        Objects.requireNonNull(ready.get(call.system())).add(answer.index);
        continue;
      }
      settle(call, answer);
      open--;
      for (int waiter : waiters.getOrDefault(answer.index, List.of())) {
        if (waitsFor.merge(waiter, -1, Integer::sum) == 0) {
          ready
              .computeIfAbsent(calls.get(waiter).system(), key -> new PriorityQueue<>())
              .add(waiter);
        }
      }
    }
  }

  private void settle(Call call, Answer answer) {
    if (answer.status == 0) {
      throw new IllegalStateException(
          "%s %s was answered with %d to the product and twice not at all to the bare client (%s)"
              .formatted(call.method(), call.target(), call.status(), answer.body));
    }
    if (answer.status != call.status()) {
      throw new IllegalStateException(
          "%s %s was answered with %d to the product and with %d to the bare client"
              .formatted(call.method(), call.target(), call.status(), answer.status));
    }
    if (wanted.contains(answer.index)) {
      answers.put(answer.index, answer.body);
    }
    if (call.phase() == Phase.LOG_IN) {
      Matcher token = TOKEN.matcher(answer.body);
      if (token.find()) {
        tokens.put(call.system(), token.group(1));
      }
    }
  }

  private void send(int index, BlockingQueue<Answer> answered) {
    Call call = calls.get(index);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(systems.get(call.system()) + target(call)))
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    call.headers()
        .forEach(
            (name, value) -> {
              String token = tokens.get(call.system());
              boolean ours = name.equals("authorization") && token != null;
              request.header(name, ours ? "Bearer " + token : value);
            });
    boolean kept = wanted.contains(index) || call.phase() == Phase.LOG_IN;
    BodyHandler<?> handler =
        kept
            ? BodyHandlers.ofString()
            : BodyHandlers.ofByteArrayConsumer(
                some -> some.ifPresent(more -> bytes.add(more.length)));
    CompletableFuture<?> unused =
        client
            .sendAsync(request.build(), handler)
            .whenComplete(
                (answer, failure) ->
                    answered.add(
                        failure != null
                            ? new Answer(index, 0, String.valueOf(failure), Duration.ZERO)
                            : answer(index, kept, answer)));
  }

  private Answer answer(int index, boolean kept, HttpResponse<?> answer) {
    String body = kept ? String.valueOf(answer.body()) : "";
    bytes.add(body.length());
    Duration retryAfter =
        answer
            .headers()
            .firstValue("Retry-After")
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(Duration.ofSeconds(1));
    return new Answer(index, answer.statusCode(), body, retryAfter);
  }

  /** The words that answers make up anew are taken from the new answers. */
  private String target(Call call) {
    String target = call.target();
    for (Taken taken : call.taken()) {
      String answer = answers.getOrDefault(taken.from(), "");
      int place = answer.indexOf(taken.before());
      Matcher word = WORD.matcher(answer);
      if (place >= 0 && word.find(place + taken.before().length())) {
        target =
            target
                .replace(taken.word(), word.group())
                .replace(encoded(taken.word()), encoded(word.group()));
      }
    }
    return target;
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }
}
