package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import io.perennial.sandbox.stripe.StripeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stripe's own library, with its own classes, judges whether the look-alike looks alike. */
class StripeLibraryTest extends StripeTestCase {

  private final StripeClient client =
      StripeClient.builder()
          .setApiKey(stripe.keys().secret())
          .setApiBase(stripe.url().toString())
          .build();

  @Override
  StripeOptions options() {
    return StripeOptions.defaults().eventVersions("", "2019-12-03", "2026-07-29.dahlia");
  }

  @Test
  void lists_arePagedByTheLibrary() throws StripeException {
    List<String> ids = new ArrayList<>();
    client.v1().customers().list().autoPagingIterable().forEach(one -> ids.add(one.getId()));

    assertThat(ids).hasSize(8).startsWith("cus_8").endsWith("cus_1");
  }

  @Test
  void subscription_isReadByTheLibrary() throws StripeException {
    stripe.subscriptions().create("cus_1", subscription());

    Subscription subscription =
        client
            .v1()
            .subscriptions()
            .list(
                SubscriptionListParams.builder()
                    .setStatus(SubscriptionListParams.Status.ALL)
                    .addExpand("data.discounts.source.coupon")
                    .addExpand("data.customer")
                    .build())
            .getData()
            .get(0);

    assertThat(subscription.getItems().getData().get(0).getCurrentPeriodEnd()).isPositive();
    assertThat(subscription.getItems().getData().get(0).getPrice().getUnitAmount()).isEqualTo(2500);
    assertThat(
            subscription
                .getDiscountObjects()
                .get(0)
                .getSource()
                .getCouponObject()
                .getPercentOff()
                .intValue())
        .isEqualTo(20);
    assertThat(subscription.getCustomerObject().getName()).isEqualTo("Customer 1");
    assertThat(subscription.getBillingMode().getType()).isEqualTo("classic");
  }

  @Test
  void invoice_isReadByTheLibrary() throws StripeException {
    String id =
        stripe
            .invoices()
            .create("cus_1", Map.of("status", "open", "total", 900, "subscription", "sub_1"));
    stripe.invoices().create("cus_2", Map.of("status", "open", "total", 100));
    stripe.invoices().pay(id);

    Invoice invoice =
        client
            .v1()
            .invoices()
            .list(
                InvoiceListParams.builder()
                    .setCustomer("cus_1")
                    .setStatus(InvoiceListParams.Status.PAID)
                    .build())
            .getData()
            .get(0);

    assertThat(invoice.getParent().getSubscriptionDetails().getSubscription()).isEqualTo("sub_1");
    assertThat(invoice.getStatusTransitions().getPaidAt()).isEqualTo(NOW.getEpochSecond());
    assertThat(invoice.getAmountRemaining()).isZero();
    assertThat(invoice.getAmountPaid()).isEqualTo(900);
  }

  @Test
  void events_ofAnotherVersionAreClosedToTheLibrary() throws StripeException {
    stripe.customers().update("cus_1", Map.of("name", "one"));
    stripe.customers().update("cus_1", Map.of("name", "two"));
    stripe.customers().update("cus_1", Map.of("name", "three"));

    List<Event> events =
        client
            .v1()
            .events()
            .list(EventListParams.builder().addType("customer.updated").build())
            .getData();

    assertThat(events)
        .extracting(Event::getApiVersion)
        .containsExactly("2026-07-29.dahlia", "2019-12-03", null);
    assertThat(events.get(0).getDataObjectDeserializer().getObject()).isPresent();
    assertThat(events.get(1).getDataObjectDeserializer().getObject()).isEmpty();
    assertThatThrownBy(() -> events.get(2).getDataObjectDeserializer().getObject())
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void update_ofMetadataIsReplayedByItsKey() throws StripeException {
    CustomerUpdateParams params =
        CustomerUpdateParams.builder().putMetadata("salesforce_account_id", "001A").build();
    RequestOptions once = RequestOptions.builder().setIdempotencyKey("once").build();

    Customer first = client.v1().customers().update("cus_1", params, once);
    stripe.customers().update("cus_1", Map.of("metadata", Map.of("salesforce_account_id", "001B")));
    Customer again = client.v1().customers().update("cus_1", params, once);

    assertThat(first.getMetadata()).containsEntry("salesforce_account_id", "001A");
    assertThat(again.getMetadata()).containsEntry("salesforce_account_id", "001A");
    assertThat(client.v1().customers().retrieve("cus_1").getMetadata())
        .as("the repeat did nothing")
        .containsEntry("salesforce_account_id", "001B");
    assertThatThrownBy(
            () ->
                client
                    .v1()
                    .customers()
                    .update("cus_1", CustomerUpdateParams.builder().setName("x").build(), once))
        .isInstanceOf(IdempotencyException.class);
  }

  @Test
  void deletedCustomer_saysSo() throws StripeException {
    client.v1().customers().delete("cus_1");

    assertThat(client.v1().customers().retrieve("cus_1").getDeleted()).isTrue();
    assertThatThrownBy(() -> client.v1().invoices().retrieve("in_none"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("No such invoice: 'in_none'; code: resource_missing");
  }

  private static Map<String, Object> subscription() {
    return Map.of(
        "items",
        List.of(Map.of("price", Map.of("id", "price_1", "unit_amount", 2500))),
        "discounts",
        List.of(
            Map.of(
                "id",
                "di_1",
                "source",
                Map.of("coupon", Map.of("id", "SPRING", "percent_off", 20)))));
  }
}
