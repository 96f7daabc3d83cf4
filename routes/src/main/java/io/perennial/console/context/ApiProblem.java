package io.perennial.console.context;

import io.perennial.console.context.Context.Relative;
import io.perennial.sql.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a question was not answered, as {@code application/problem+json} (RFC 9457).
 *
 * @param type for programs, for example {@code urn:perennial:problem:not-matched}
 * @param detail for people: what it is about, and why
 * @param mend what a person does about it; null if nothing helps
 * @param link where that person goes; null unless the address of our pages is configured
 * @param candidates customers that may be meant, the likeliest first
 * @param proposable the record whose customer the caller may propose; null if it may not
 * @param connections those to one of which the question is to be narrowed; none if that would not
 *     help
 */
public record ApiProblem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String mend,
    @Nullable String link,
    List<Candidate> candidates,
    @Nullable String proposable,
    List<String> connections) {

  private static final String TYPE = "urn:perennial:problem:";

  public ApiProblem {
    candidates = List.copyOf(candidates);
    connections = List.copyOf(connections);
  }

  /**
   * A customer that may be meant.
   *
   * @param because what it has in common with what was asked by
   */
  record Candidate(Relative customer, String because, int confidence) {}

  /** A problem without candidates. */
  public static ApiProblem of(
      String type, HttpStatus status, String title, String detail, @Nullable String mend) {
    return new ApiProblem(
        TYPE + type, title, status.value(), detail, mend, null, List.of(), null, List.of());
  }

  ApiProblem leadingTo(@Nullable String page, List<Candidate> some) {
    return new ApiProblem(type, title, status, detail, mend, page, some, proposable, connections);
  }

  ApiProblem proposing(@Nullable String record) {
    return new ApiProblem(type, title, status, detail, mend, link, candidates, record, connections);
  }

  ApiProblem heldBy(List<String> names) {
    return new ApiProblem(type, title, status, detail, mend, link, candidates, proposable, names);
  }

  public String json() {
    return Json.write(this);
  }

  ResponseEntity<String> answer() {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(json());
  }
}
