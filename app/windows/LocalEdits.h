#pragma once

#include "models/values/Time.h"

#include <QString>
#include <QUndoStack>

#include <functional>

namespace ph {

/// Something that was done here and can be taken back without loss. Never of what is only added to: ledgers,
/// records of incidents and evidence stay as they were written, and nothing that was asked of a server is
/// taken back so.
struct LocalEdit {
    QString what;                     ///< "deleting the view best"
    std::function<void()> undo, redo; ///< begin it, and tell themselves where it fails
    /// Edits that have this in common and follow each other fast are one step, from what was before the first
    /// to what is after the last; empty: a step of its own.
    QString folds = {};
};

/// What was edited in a window, for Undo and Redo.
class LocalEdits final : public QObject {
    Q_OBJECT
public:
    explicit LocalEdits(QObject* parent = nullptr, Clock clock = systemNow);
    /// It was done already.
    void add(const LocalEdit& edit);
    /// Something could not be taken back: what came before it may not fit any more.
    void forget() { stack_.clear(); }
    const QUndoStack& stack() const { return stack_; }
    QString undoText() const; ///< of the action: "Undo deleting the view best"
    QString redoText() const;

public Q_SLOTS:
    void undo();
    void redo();

Q_SIGNALS:
    void changed();
    /// "Undo: hiding the column auc": it may be of a screen that nobody sees now.
    void begun(const QString& what);

private:
    QUndoStack stack_;
    Clock clock_;
};

} // namespace ph
