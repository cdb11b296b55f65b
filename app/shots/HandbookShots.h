#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// The handbook's own pictures: which screens, and as what.
QHash<QString, QString> handbookPictures(const QString& look);

/// At most 256 colours, which a screen of flat surfaces and text hardly needs: a third of the file.
QImage inFewColours(const QImage& picture);

/// The handbook's window itself, at a chapter, its glossary and a search.
void photographHelp(Photographer& camera, const QString& look, QSize size);

} // namespace ph
