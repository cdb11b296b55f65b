// Nothing but the header.
