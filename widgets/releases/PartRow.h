#pragma once

#include "models/values/ReleaseDraft.h"

#include <QWidget>

class QComboBox;

namespace ph {

class IconButton;

/// One part of a draft: what it is, to which version it goes, and to which it goes back.
class PartRow final : public QWidget {
    Q_OBJECT
public:
    static QWidget* headings();                             ///< what stands over the fields of all rows
    explicit PartRow(int place, QWidget* parent = nullptr); ///< place: 1, 2, …; for accessible names
    void showChoices(const DraftChoices& choices);
    void showPart(const ReleasePart& part, const QString& back);
    ReleasePart part() const;
    ReleasePart back() const; ///< the same thing, `to` is where it goes back; empty: not said

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void showNames();
    void showVersions();
    QString live() const;
    DraftChoices choices_;
    QComboBox* kind_ = nullptr;
    QComboBox* name_ = nullptr;
    QComboBox* to_ = nullptr;
    QComboBox* back_ = nullptr;
    ReleasePart shown_; ///< its digest holds as long as the same version is chosen
};

} // namespace ph
