export const SERVER_LANGUAGES = ["node", "python", "ruby", "php", "go"] as const;
export type ServerLanguage = (typeof SERVER_LANGUAGES)[number];

/**
 * How a website's server signs who its visitor is, with the library that people of the language
 * use. The secret comes from the environment: none of this belongs into a page.
 */
export const SIGN_SNIPPETS: Record<ServerLanguage, string> = {
  node: `// npm install jsonwebtoken
import jwt from 'jsonwebtoken';

const token = jwt.sign(
  {
    external_user_id: user.id,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    contact_custom_attributes: { plan: user.plan }
  },
  process.env.LINKDESK_SECRET,
  { algorithm: 'HS256', expiresIn: '1h' }
);`,
  python: `# pip install pyjwt
import os, time, jwt

token = jwt.encode(
    {
        "external_user_id": str(user.id),
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "exp": int(time.time()) + 3600,
        "contact_custom_attributes": {"plan": user.plan},
    },
    os.environ["LINKDESK_SECRET"],
    algorithm="HS256",
)`,
  ruby: `# gem install jwt
require 'jwt'

token = JWT.encode(
  {
    external_user_id: user.id.to_s,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    exp: Time.now.to_i + 3600,
    contact_custom_attributes: { plan: user.plan }
  },
  ENV.fetch('LINKDESK_SECRET'),
  'HS256'
)`,
  php: `// composer require firebase/php-jwt
use Firebase\\JWT\\JWT;

$token = JWT::encode(
    [
        'external_user_id' => (string) $user->id,
        'email' => $user->email,
        'first_name' => $user->firstName,
        'last_name' => $user->lastName,
        'exp' => time() + 3600,
        'contact_custom_attributes' => ['plan' => $user->plan],
    ],
    getenv('LINKDESK_SECRET'),
    'HS256'
);`,
  go: `// go get github.com/golang-jwt/jwt/v5
token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
	"external_user_id": user.ID,
	"email":            user.Email,
	"first_name":       user.FirstName,
	"last_name":        user.LastName,
	"exp":              time.Now().Add(time.Hour).Unix(),
	"contact_custom_attributes": map[string]any{"plan": user.Plan},
}).SignedString([]byte(os.Getenv("LINKDESK_SECRET")))`,
};
