package io.gatehouse.aws.settings;

import java.util.Optional;

/**
 * The name callers know.
 *
 * @param domain the gateway's name
 * @param zone the hosted zone in Route 53 that the name belongs to
 * @param zoneId the id of that zone
 * @param certificate the ARN of a certificate in ACM; without it one is made, and proved by the zone
 */
public record PublicName(String domain, String zone, String zoneId, Optional<String> certificate) {

    /** What tokens say about who issued them. */
    public String url() {
        return "https://" + domain;
    }
}
