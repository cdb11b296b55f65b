#pragma once

#include "models/values/SavedView.h"

#include <QMap>

namespace ph {

/// Saved views in a folder, which anybody may put files into. All block.

/// NotFound where the file cannot be opened; else as savedViewFromText().
Result<SavedView> savedViewIn(const QString& path);

struct SavedViewFolder {
    /// File paths by the name that stands in each file: a shared one may be called anything. Of two of one
    /// name the first file counts.
    QMap<QString, QString> views;
    QStringList unreadable; ///< names of the files that are no view, or cannot be read
};
SavedViewFolder savedViewFolder(const QString& folder);
/// Only those that can be read.
QMap<QString, QString> savedViewsIn(const QString& folder);

/// Where a view of this name is first written.
QString savedViewPath(const QString& folder, const QString& name);

/// Writes it over the view of its name. A new one gets a file of its own, "name 2.json" where the first
/// choice is taken: another's file is never overwritten.
Result<void> putSavedView(const QString& folder, const SavedView& view);

/// NotFound where there is no such view; Invalid where a view or file of the new name is there already, which
/// is never overwritten.
Result<void> renameSavedView(const QString& folder, const QString& name, const QString& to);

/// NotFound where there is no such view.
Result<void> deleteSavedView(const QString& folder, const QString& name);

} // namespace ph
