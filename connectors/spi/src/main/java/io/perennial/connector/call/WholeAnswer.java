package io.perennial.connector.call;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits so long for an answer and no longer, its body included.
 *
 * <p>The time-out of a request of the JDK's client ends with the answer's headers: a body that
 * stalls would be waited for without end.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8208693">JDK-8208693</a>
 */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * Sends a request and reads its answer to the end.
   *
   * @param patience from now to the last byte
   * @throws HttpTimeoutException if it has not come by then; the connection is given up
   */
  public static <T> HttpResponse<T> to(
      HttpRequest request, HttpClient http, BodyHandler<T> body, Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException(
          "the answer had not ended after %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IOException(failed.getCause());
    } finally {
      answer.cancel(true);
    }
  }
}
