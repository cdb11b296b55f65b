#pragma once

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
};

/// What was edited in a window, for Undo and Redo.
class LocalEdits final : public QObject {
    Q_OBJECT
public:
    explicit LocalEdits(QObject* parent = nullptr);
    /// It was done already.
    void add(const LocalEdit& edit);
    /// Something could not be taken back: what came before it may not fit any more.
    void forget() { stack_.clear(); }
    const QUndoStack& stack() const { return stack_; }
    QString undoText() const; ///< of the action: "Undo deleting the view best"
    QString redoText() const;

public Q_SLOTS:
    void undo() { stack_.undo(); }
    void redo() { stack_.redo(); }

Q_SIGNALS:
    void changed();

private:
    QUndoStack stack_;
};

} // namespace ph
