/// What the tests of the account pages share: somebody with a browser. Read [Visitor] first.
@NullMarked
package io.portcullis.gateway.web;

import org.jspecify.annotations.NullMarked;
