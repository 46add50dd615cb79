/// The account pages on their own listener: HTTPS by Armeria, which nothing outside this package sees. Read [PagesServer]
/// first; what the pages say and do is in `page`, from `Site`.
@NullMarked
package io.portcullis.gateway.web;

import org.jspecify.annotations.NullMarked;
