#pragma once

#include <QPlainTextEdit>

namespace ph {

/// The lines of a change, to be read: "- old", "+ new", "  same". Their signs tell them apart, and their
/// ground.
class DiffEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    DiffEdit(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    void showLines(const QStringList& lines);

protected:
    void changeEvent(QEvent* event) override;

private:
    void shade();
};

} // namespace ph
