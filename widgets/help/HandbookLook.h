#pragma once

class QTextDocument;

namespace ph {

struct Theme;

/// The theme's fonts, colours and distances for a document that was read from Markdown, which knows none.
void applyHandbookLook(QTextDocument& document, const Theme& theme);

} // namespace ph
