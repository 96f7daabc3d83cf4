package io.perennial.sandbox.zendesk.setup;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.record.UserView;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The account's settings, its one ticket form, and who calls. */
public final class SetupResource {

  private static final long FORM = 1;

  private final Account account;
  private final String subdomain;
  private final long brand;
  private final List<Long> formFields = new CopyOnWriteArrayList<>();

  /**
   * The setup of one account.
   *
   * @param brand key of the default brand, which no other account has
   */
  public SetupResource(Account account, String subdomain, long brand) {
    this.account = account;
    this.subdomain = subdomain;
    this.brand = brand;
  }

  /** {@code GET /users/me}. */
  public Answer me(Request request) {
    return Answer.json(200, Map.of("user", new UserView(account).member(request.member())));
  }

  /** {@code GET /account/settings}. */
  public Answer settings(Request request) {
    return Answer.json(
        200,
        Map.of(
            "settings",
            Map.of(
                "branding", Map.of("header_color", "78A300"),
                "brands", Map.of("default_brand_id", brand),
                "tickets", Map.of("has_comments_via_api", true))));
  }

  /** {@code GET /brands}. */
  public Answer brands(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", brand);
    json.put("subdomain", subdomain);
    json.put("name", subdomain);
    json.put("default", true);
    json.put("active", true);
    return Answer.json(200, Lists.of("brands", List.of(json)));
  }

  /** {@code GET /ticket_forms}. */
  public Answer forms(Request request) {
    return Answer.json(200, Lists.of("ticket_forms", List.of(form())));
  }

  /** {@code PUT /ticket_forms/{id}}: which fields stand on the form. */
  public Answer updateForm(Request request) {
    if (!request.path("id").equals(String.valueOf(FORM))) {
      throw ApiException.notFound();
    }
    List<Long> fields = new ArrayList<>();
    request.object("ticket_form").path("ticket_field_ids").forEach(id -> fields.add(id.asLong()));
    formFields.clear();
    formFields.addAll(fields);
    return Answer.json(200, Map.of("ticket_form", form()));
  }

  private Map<String, @Nullable Object> form() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", FORM);
    json.put("name", "Default Ticket Form");
    json.put("active", true);
    json.put("default", true);
    json.put("ticket_field_ids", List.copyOf(formFields));
    return json;
  }
}
