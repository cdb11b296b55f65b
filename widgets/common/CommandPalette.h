#pragma once

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListView;

namespace ph {

class PaletteModel;
class PlainLabel;

/// Every action and every object, found by typing. Lies over the window; Up, Down, Page keys, Enter and Esc
/// do all.
class CommandPalette : public QWidget {
    Q_OBJECT
public:
    /// `model` must outlive the palette. It lies over the whole window that `parent` is a part of.
    CommandPalette(PaletteModel* model, QWidget* parent);
    void open(const QString& query = {}); ///< shows it and takes the focus
    void close();                         ///< hides it and gives the focus back
    QLineEdit* lineEdit() const { return edit_; }

Q_SIGNALS:
    void aboutToOpen(); ///< all is as it was until now: what was in front is, and what has the focus has it
    void queryChanged(const QString& query); ///< so that objects can be looked up and handed to the model
    void activated(const QString& id);       ///< PaletteEntry::id

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void coverWindow();
    void place();
    void selectFirst();
    void activateCurrent();
    PaletteModel* model_;
    QWidget* panel_ = nullptr;
    QLineEdit* edit_ = nullptr;
    QListView* list_ = nullptr;
    PlainLabel* nothing_ = nullptr;
    QPointer<QWidget> focusBefore_;
};

} // namespace ph
