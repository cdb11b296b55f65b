#pragma once

#include <QPushButton>

namespace ph {

/// Leads to where the handbook says what to do. Opens helpUrl(), which the window takes wherever the link
/// stands.
class HelpLink : public QPushButton {
    Q_OBJECT
public:
    HelpLink(const QString& objectName, const QString& text, QWidget* parent = nullptr);
    void setTopic(const QString& topic); ///< see HelpTopic.h; empty hides it
    const QString& topic() const { return topic_; }

private:
    QString topic_;
};

} // namespace ph
