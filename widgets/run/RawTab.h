#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ph {

class PlainLabel;
class SearchField;

/// Everything as JSON, with find in place.
class RawTab : public QWidget {
    Q_OBJECT
public:
    explicit RawTab(QWidget* parent = nullptr);
    void showText(const QString& json); ///< keeps the scroll position where the text is the same
    void find();                        ///< moves the keyboard to the search field

private:
    enum class From { Cursor, Start };
    void search(From from);
    QPlainTextEdit* text_ = nullptr;
    SearchField* field_ = nullptr;
    PlainLabel* count_ = nullptr;
};

} // namespace ph
