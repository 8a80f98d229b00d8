/** The whole system on AWS, as the CDK makes it. */
@NullMarked
package io.gatehouse.aws;

import org.jspecify.annotations.NullMarked;
