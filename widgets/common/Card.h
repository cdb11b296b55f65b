#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ph {

class PlainLabel;
class SectionHeader;

/// A part of a page with a title and a frame of its own.
class Card : public QWidget {
    Q_OBJECT
public:
    Card(const QString& objectName, const QString& title, QWidget* parent = nullptr);
    SectionHeader* header() const { return header_; }
    QVBoxLayout* body() const { return body_; }

private:
    SectionHeader* header_ = nullptr;
    QVBoxLayout* body_ = nullptr;
};

/// Words of two roles that repeat on these screens: they wrap and can be copied.
PlainLabel* bodyText(const QString& objectName, const QString& text = {});
PlainLabel* noteText(const QString& objectName, const QString& text = {});

} // namespace ph
