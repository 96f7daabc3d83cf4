package io.perennial.sandbox.zendesk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Member;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A call of a known user to a known path.
 *
 * @param match the path's parts by name
 */
public record Request(Call call, Router.Match<Resource> match, Member member) {

  private static final int MOST_IDS = 100;

  /** A part of the path that the template names. */
  public String path(String name) {
    return match.parameter(name);
  }

  /** A whole number in the query. */
  public OptionalLong number(String parameter) {
    String text = call.parameter(parameter).orElse("");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw ApiException.of(
          400, "InvalidValue", "Invalid attribute: %s must be an integer".formatted(parameter));
    }
  }

  /** What is to be side-loaded. */
  public Set<String> include() {
    return Set.of(call.parameter("include").orElse("").split(",\\s*"));
  }

  /** The keys in {@code ids}, at most a hundred. */
  public List<String> ids() {
    List<String> ids =
        List.of(call.parameter("ids").orElse("").split(",")).stream()
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.size() > MOST_IDS) {
      throw ApiException.of(400, "TooManyValues", "Too many values: ids takes at most 100");
    }
    return ids;
  }

  /** The body's object of this name. */
  public ObjectNode object(String name) {
    if (json().path(name) instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.of(
        400, "RecordInvalid", "Parameter %s is required and must be an object".formatted(name));
  }

  public JsonNode json() {
    try {
      return Json.read(call.body().isBlank() ? "{}" : call.body());
    } catch (UncheckedIOException e) {
      throw ApiException.of(422, "Unprocessable Entity", "Server could not parse JSON");
    }
  }

  public void needAdmin() {
    if (!member.admin()) {
      throw ApiException.forbidden();
    }
  }
}
